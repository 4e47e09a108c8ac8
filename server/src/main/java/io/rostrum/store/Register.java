package io.rostrum.store;

import io.rostrum.domain.SessionId;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;

/** Which sessions there are, the codes that lead to them, and their secrets. */
public interface Register {
    Future<Optional<SessionId>> byCode(String code);

    /** The code of the session, which is the candidate unless it had one already; empty if another session has the candidate. */
    Future<Optional<String>> register(SessionId session, String candidate);

    /** Keeps each secret unless the session has one of that name already. */
    Future<Void> keep(SessionId session, Secrets secrets);

    Future<Secrets> secrets(SessionId session);

    /** Loses the session's code and its secrets, so that nothing leads to it any more. */
    Future<Void> forget(SessionId session);

    /**
     * Whether all nodes that said something here within so many ms said the same; what is said first counts.
     *
     * @param fingerprint of the key that this node signs with
     */
    Future<Boolean> claim(String fingerprint, long lasts);

    /**
     * @param person the key that turns devices into pseudonyms; without it nobody can link ballots to devices any more
     * @param links the private links by name
     */
    record Secrets(String person, Map<String, Link> links) {
        public Secrets {
            links = Map.copyOf(links);
        }
    }

    /** A private link: only a hash of its key is kept, and the generation that ends older passes. */
    record Link(int generation, String keyHash) {}
}
