package io.headrace.inference.cli;

import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.IVersionProvider;

/// The version Quarkus built this service as.
final class ServedVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "headrace " + ConfigProvider.getConfig().getValue("quarkus.application.version", String.class)
        };
    }
}
