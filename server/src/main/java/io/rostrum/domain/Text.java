package io.rostrum.domain;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Text from people, as it is kept: normalised to NFC, without control characters and bidi overrides, else as typed. */
public final class Text {
    /** What a phone shows without scrolling and a moderator reads at a glance, in code points. */
    public static final int MAX_QUESTION = 300;

    /** Two minutes of speech, in code points; fits a frame of 8 KiB even in Chinese. */
    public static final int MAX_REMARK = 2_000;

    /** Line breaks stay, other control characters go, with embeddings, overrides and isolates of the reading direction and lone surrogates. */
    private static final Pattern UNWANTED =
            Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\u202A-\\u202E\\u2066-\\u2069]|\\p{Cs}");

    private Text() {}

    /**
     * The text as it is kept, without white space around it; empty if nothing is left. Normalised last, for a character that
     * is taken out may have stood between a letter and its accent.
     */
    public static String kept(String typed) {
        String plain = typed.replace("\r\n", "\n").replace('\t', ' ');
        String wanted = UNWANTED.matcher(plain).replaceAll("");
        return Normalizer.normalize(wanted, Normalizer.Form.NFC).strip();
    }

    /** How long it is for a person: in code points, so that an emoji outside the basic plane counts once. */
    static int length(String kept) {
        return kept.codePointCount(0, kept.length());
    }
}
