package org.elasticsearch.node;

import java.nio.file.Path;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.plugins.PluginsLoader;
import org.elasticsearch.plugins.NetworkOnly;
import org.elasticsearch.plugins.PluginsService;

/** One node of the published core server, version 8 or 9, with nothing but its network plugin: CoreNode HOME KEY=VALUE... */
public final class CoreNode extends Node {
    private CoreNode(Environment environment) {
        super(NodeConstruction.prepareConstruction(environment, NetworkOnly.loader(), new Provider(), true));
    }

    private static final class Provider extends NodeServiceProvider {
        @Override
        PluginsService newPluginService(Environment environment, PluginsLoader loader) {
            return new NetworkOnly(environment, loader);
        }
    }

    public static void main(String[] arguments) throws Exception {
        LogConfigurator.configureESLogging();
        Settings.Builder settings = Settings.builder().put("path.home", arguments[0]);
        for (int place = 1; place < arguments.length; place++) {
            String[] pair = arguments[place].split("=", 2);
            settings.put(pair[0], pair[1]);
        }
        new CoreNode(new Environment(settings.build(), Path.of(arguments[0], "config"))).start();
        System.out.println("started");
        System.in.read();
        System.exit(0);
    }
}
