package io.rostrum.web;

import io.rostrum.domain.Role;
import io.rostrum.domain.SessionId;
import io.rostrum.store.Register;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The private links of sessions: a link's key is made from the signing key, so that it can be shown again though only its hash is stored. */
public final class PrivateLinks {
    public static final String PROJECTOR = "projector";
    public static final String MODERATOR = "moderator";
    public static final String SPEAKER = "speaker";
    public static final String REVIEWER = "reviewer/a";

    /** The links that every session begins with. */
    public static final List<String> ALL = List.of(PROJECTOR, MODERATOR, SPEAKER, REVIEWER);

    /** 132 bits. */
    private static final int KEY_LENGTH = 22;

    public static final int FIRST_GENERATION = 1;

    private final byte[] signingKey;

    public PrivateLinks(byte[] signingKey) {
        this.signingKey = signingKey.clone();
    }

    /** The key of a link in its generation. */
    public String key(SessionId session, String link, int generation) {
        return Keyed.name(signingKey, KEY_LENGTH, "link", session.value(), link, Integer.toString(generation));
    }

    /** What is stored of the links of a new session. */
    public Map<String, Register.Link> first(SessionId session) {
        var links = new HashMap<String, Register.Link>();
        ALL.forEach(link ->
                links.put(link, new Register.Link(FIRST_GENERATION, Keyed.hash(key(session, link, FIRST_GENERATION)))));
        return links;
    }

    /** The link of that role which the key opens. */
    static Optional<String> opened(Register.Secrets secrets, Role role, String key) {
        byte[] hash = Keyed.hash(key).getBytes(StandardCharsets.UTF_8);
        return secrets.links().entrySet().stream()
                .filter(link -> isOf(role, link.getKey()))
                .filter(link ->
                        MessageDigest.isEqual(hash, link.getValue().keyHash().getBytes(StandardCharsets.UTF_8)))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isOf(Role role, String link) {
        return link.equals(role.word()) || link.startsWith(role.word() + "/");
    }
}
