package io.rostrum.live;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.Marks;
import io.rostrum.domain.Person;
import io.rostrum.domain.Reply;
import io.rostrum.domain.SessionId;
import io.rostrum.wire.MarksJson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Makes and checks receipts: the proof that a ballot was taken, which lets a phone bring it back after a failover that lost
 * it. A receipt is an HMAC-SHA-256 over session, round, person, seq and marks. Used by one event loop only.
 */
public final class Receipts {
    private static final String ALGORITHM = "HmacSHA256";

    /** 128 bits: nobody finds one by trying. */
    private static final int BYTES = 16;

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Mac mac;

    /** @param key the key that is the same on all nodes */
    public Receipts(byte[] key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    Reply.Receipted receipted(SessionId session, Person person, Ballot.Cast cast) {
        return new Reply.Receipted(cast, receipt(session, person, cast));
    }

    String receipt(SessionId session, Person person, Ballot.Cast cast) {
        return receipt(session, cast.round(), person, cast.seq(), cast.marks());
    }

    private String receipt(SessionId session, String round, Person person, long seq, Marks marks) {
        String signed = String.join(
                "\n",
                "receipt",
                session.value(),
                round,
                person.value(),
                Long.toString(seq),
                MarksJson.canonical(marks));
        byte[] code = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        return BASE64.encodeToString(Arrays.copyOf(code, BYTES));
    }

    /** Whether somebody brought the receipt that was made here; how long it takes to tell says nothing about it. */
    static boolean areEqual(String made, @Nullable String brought) {
        return brought != null
                && MessageDigest.isEqual(
                        made.getBytes(StandardCharsets.UTF_8), brought.getBytes(StandardCharsets.UTF_8));
    }
}
