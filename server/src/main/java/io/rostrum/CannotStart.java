package io.rostrum;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** Why Rostrum does not start; the message is one sentence for the person who starts it. */
public final class CannotStart extends Exception {

    private static final long serialVersionUID = 1L;

    public CannotStart(String sentence) {
        super(sentence);
    }

    /** A sentence that ends with what was wrong with a file. */
    CannotStart(String sentence, IOException cause) {
        super(sentence + ": " + reason(cause) + ".", cause);
    }

    /** A port that cannot be listened on, and the flag that gives another. */
    static CannotStart listening(String flag, int port, Throwable cause) {
        String message = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("in use")
                ? new CannotStart("Port " + port + " is in use: stop what uses it, or give another " + flag + ".")
                : new CannotStart("Port " + port + " cannot be used (" + message + "): give another " + flag + ".");
    }

    String sentence() {
        return String.valueOf(getMessage());
    }

    private static String reason(IOException cause) {
        return switch (cause) {
            case NoSuchFileException _ -> "it is not there";
            case AccessDeniedException _ -> "permission denied";
            case FileSystemException system
            when system.getReason() != null -> system.getReason().toLowerCase(Locale.ROOT);
            default -> String.valueOf(cause.getMessage());
        };
    }
}
