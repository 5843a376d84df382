package io.headrace.models.registry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a model consists of: each file with its length and SHA-256. These bytes are what a signature signs,
/// so they have one right spelling, and it is checked by writing them again.
///
/// @param id of the model
/// @param files in the order of their names
public record ModelManifest(String id, List<Entry> files) {
    static final String SCHEMA = "headrace/model-manifest/v2";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9.-]{0,63}");
    private static final Pattern FORM = Pattern.compile("\\{\"schema\":\"" + SCHEMA
            + "\",\"id\":\"(m-[0-9a-f]{16})\",\"files\":\\[((?:\\{[^{}]{1,200}\\},?){1,64})\\]\\}\n");
    private static final Pattern ENTRY =
            Pattern.compile("\\{\"name\":\"([^\"]+)\",\"bytes\":(\\d{1,10}),\"sha256\":\"([0-9a-f]{64})\"\\},?");

    /// @param bytes length as it lies on disk
    public record Entry(String name, long bytes, String sha256) {
        static Entry of(String name, byte[] content) {
            return new Entry(name, content.length, ModelDocument.sha256(content));
        }

        private String text() {
            return "{\"name\":\"" + name + "\",\"bytes\":" + bytes + ",\"sha256\":\"" + sha256 + "\"}";
        }
    }

    public ModelManifest {
        files = List.copyOf(files);
        Set<String> names = new HashSet<>();
        for (Entry file : files) {
            if (!isName(file.name()) || !names.add(file.name())) {
                throw new IllegalArgumentException("it names a file '" + file.name() + "'");
            }
        }
    }

    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    byte[] write() {
        String entries = files.stream().map(Entry::text).collect(Collectors.joining(","));
        String text = "{\"schema\":\"" + SCHEMA + "\",\"id\":\"" + id + "\",\"files\":[" + entries + "]}\n";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// @throws IllegalArgumentException when the bytes are not what [#write] makes
    static ModelManifest read(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("it is not a manifest of this version");
        }
        List<Entry> files = new ArrayList<>();
        Matcher entry = ENTRY.matcher(form.group(2));
        while (entry.find()) {
            files.add(new Entry(entry.group(1), Long.parseLong(entry.group(2)), entry.group(3)));
        }
        ModelManifest manifest = new ModelManifest(form.group(1), files);
        if (!new String(manifest.write(), StandardCharsets.ISO_8859_1).equals(text)) {
            throw new IllegalArgumentException("it is not a manifest of this version");
        }
        return manifest;
    }

    public Optional<Entry> file(String name) {
        return files.stream().filter(file -> file.name().equals(name)).findFirst();
    }
}
