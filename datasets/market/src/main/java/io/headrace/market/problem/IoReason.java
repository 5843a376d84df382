package io.headrace.market.problem;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/// Why reading or writing failed, in words. The exceptions of `java.nio.file` carry only a path for a message
/// and tell the reason by their type.
public final class IoReason {
    private IoReason() {}

    /// One line without a full stop, such as `permission denied: /data/models`.
    public static String of(IOException failure) {
        return switch (failure) {
            case NoSuchFileException e -> "no such file or folder: " + e.getFile();
            case AccessDeniedException e -> "permission denied: " + e.getFile();
            case NotDirectoryException e -> "not a folder: " + e.getFile();
            case FileAlreadyExistsException e -> "something else is there already: " + e.getFile();
            case DirectoryNotEmptyException e -> "the folder is not empty: " + e.getFile();
            case FileSystemException e when e.getReason() != null -> lowered(e.getReason()) + file(e);
            case CharacterCodingException ignored -> "it is not UTF-8 text";
            case EOFException ignored -> "it ends too early";
            default -> firstLine(failure);
        };
    }

    private static String file(FileSystemException failure) {
        return failure.getFile() == null ? "" : ": " + failure.getFile();
    }

    private static String firstLine(IOException failure) {
        @Nullable String message = failure.getMessage();
        return message == null
                ? failure.getClass().getSimpleName()
                : message.lines().findFirst().orElse("no reason given");
    }

    private static String lowered(String reason) {
        return reason.isEmpty() ? reason : Character.toLowerCase(reason.charAt(0)) + reason.substring(1);
    }
}
