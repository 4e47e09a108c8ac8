package io.rostrum.live;

import io.rostrum.domain.Box;
import io.rostrum.domain.Name;
import io.rostrum.domain.Pass;
import io.rostrum.domain.Reply;
import io.rostrum.domain.Snapshot;
import io.rostrum.domain.Talk;
import io.rostrum.store.Store;
import java.util.HashMap;
import java.util.Map;

/** A person's own ballots as a Welcome tells them: those of the round that each box is in, each with its receipt. */
final class Welcomes {
    private Welcomes() {}

    static Map<Box, Reply.Receipted> current(
            Store.BallotsResult stored, Snapshot snapshot, Pass pass, Receipts receipts) {
        var ballots = new HashMap<Box, Reply.Receipted>();
        for (Store.StoredBallot ballot : stored.ballots()) {
            Box.parse(ballot.box())
                    .filter(box -> ballot.cast().round().equals(round(box, snapshot)))
                    .ifPresent(
                            box -> ballots.put(box, receipts.receipted(pass.session(), pass.person(), ballot.cast())));
        }
        return ballots;
    }

    /** A question has one round, named as the question. */
    private static String round(Box box, Snapshot snapshot) {
        return switch (box) {
            case Name.OfTalk talk ->
                snapshot.talk(talk)
                        .map(Talk::box)
                        .map(its -> String.valueOf(its.round()))
                        .orElse("");
            case Name.OfQuestion question -> question.question();
        };
    }
}
