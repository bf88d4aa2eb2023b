package org.elasticsearch.node;

import java.nio.file.Path;
import java.util.List;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.transport.Netty4Plugin;

/** One node of the published core server, version 7, with nothing but its network plugin: CoreNode HOME KEY=VALUE... */
public final class CoreNode extends Node {
    private CoreNode(Environment environment) {
        super(environment, List.of(Netty4Plugin.class), false);
    }

    public static void main(String[] arguments) throws Exception {
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
