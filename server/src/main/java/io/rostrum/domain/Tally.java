package io.rostrum.domain;

import java.util.Map;
import java.util.Optional;

/** The number of ballots per counter in the current round of a box, with how many ballots there are. */
public record Tally(Box box, int turnout, Map<String, Integer> counters) implements Item {
    public Tally {
        counters = Map.copyOf(counters);
    }

    @Override
    public Optional<View> seenBy(Pass pass, Snapshot all) {
        return switch (box) {
            case Name.OfTalk talk -> all.talk(talk).map(its -> scored(pass.role(), its));
            case Name.OfQuestion question ->
                all.question(question)
                        .flatMap(its -> its.seenBy(pass, all))
                        .map(_ -> new View.OfUpvotes(counters.getOrDefault(Upvote.UP, 0)));
        };
    }

    @Override
    public boolean wasSeenBy(Pass pass, Snapshot all) {
        return box instanceof Name.OfQuestion question
                && all.question(question)
                        .filter(its -> its.wasSeenBy(pass, all))
                        .isPresent();
    }

    private View scored(Role role, Talk talk) {
        boolean shown = turnout >= talk.rule().minimumTurnout() && (talk.revealed() || watchesLive(role, talk.rule()));
        return new View.OfTalkTally(turnout, shown ? Optional.of(values(talk.rule())) : Optional.empty());
    }

    private static boolean watchesLive(Role role, Rule rule) {
        return rule.reveal() == RevealMode.LIVE && (role == Role.PROJECTOR || role == Role.MODERATOR);
    }

    /** The histograms and the exact score, whoever may see them. */
    public View.Values values(Rule rule) {
        Counts counts = Counts.of(counters);
        return new View.Values(counts, Score.of(rule, counts));
    }
}
