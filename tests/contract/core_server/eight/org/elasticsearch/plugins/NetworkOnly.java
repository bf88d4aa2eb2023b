package org.elasticsearch.plugins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticsearch.Build;
import org.elasticsearch.env.Environment;
import org.elasticsearch.transport.netty4.Netty4Plugin;

/** The plugins of a node that loads none from disk: the network's alone, found on the class path. */
public final class NetworkOnly extends PluginsService {
    private static final List<LoadedPlugin> PLUGINS =
        List.of(new LoadedPlugin(descriptor(), new Netty4Plugin(), Netty4Plugin.class.getClassLoader()));

    public NetworkOnly(Environment environment, PluginsLoader loader) {
        super(environment.settings(), environment.configDir(), loader);
    }

    /** A loader with nothing to load; the public factory needs a named module, which the class path has not. */
    public static PluginsLoader loader() {
        return new PluginsLoader(Set.of(), Set.of(), Map.of());
    }

    @Override
    protected List<LoadedPlugin> plugins() {
        return PLUGINS;
    }

    private static PluginDescriptor descriptor() {
        String text = String.join("\n",
            "name=network", "description=network", "version=1", "java.version=17",
            "elasticsearch.version=" + Build.current().version(), "classname=" + Netty4Plugin.class.getName());
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return PluginDescriptor.readInternalDescriptorFromStream(new ByteArrayInputStream(bytes));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
