package io.headrace.store.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import net.jpountz.lz4.LZ4FrameInputStream;

/// How a file is packed, told by the end of its name.
public enum Packing {
    GZIP(".gz") {
        @Override
        public InputStream unpack(InputStream stored) throws IOException {
            return new GZIPInputStream(stored, BUFFER_BYTES);
        }
    },
    ZIP(".zip") {
        @Override
        public InputStream unpack(InputStream stored) throws IOException {
            ZipInputStream zip = new ZipInputStream(stored);
            if (zip.getNextEntry() == null) {
                throw new ZipException("the compressed file holds no file");
            }
            return new OneEntry(zip);
        }
    },
    /// LZ4 frames, one after another, as the archives of Hyperliquid have them.
    LZ4(".lz4") {
        @Override
        public InputStream unpack(InputStream stored) throws IOException {
            return new LZ4FrameInputStream(stored);
        }
    },
    PLAIN("") {
        @Override
        public InputStream unpack(InputStream stored) {
            return stored;
        }
    };

    private static final int BUFFER_BYTES = 1 << 16;

    private final String suffix;

    Packing(String suffix) {
        this.suffix = suffix;
    }

    public abstract InputStream unpack(InputStream stored) throws IOException;

    public static Packing of(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        for (Packing packing : values()) {
            if (name.endsWith(packing.suffix)) {
                return packing;
            }
        }
        return PLAIN;
    }

    /// The file's name without the suffix of its packing; `x.zip` holds `x.csv` where Binance publishes
    /// it, so a zip's name gets `.csv` when it has no suffix of its own.
    public static String plainName(Path file) {
        String name = String.valueOf(file.getFileName());
        Packing packing = of(file);
        String plain = name.substring(0, name.length() - packing.suffix.length());
        boolean bare = packing == ZIP && !plain.endsWith(".csv") && !plain.endsWith(".json");
        return bare ? plain + ".csv" : plain;
    }

    /// The first file of an archive, which must be its only one.
    private static final class OneEntry extends InputStream {
        private final ZipInputStream zip;
        private boolean ended;

        OneEntry(ZipInputStream zip) {
            this.zip = zip;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int got = ended ? -1 : zip.read(buffer, from, length);
            if (got < 0 && !ended) {
                ended = true;
                ZipEntry next = zip.getNextEntry();
                if (next != null) {
                    throw new ZipException("the compressed file holds more than one file, also " + next.getName());
                }
            }
            return got;
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
