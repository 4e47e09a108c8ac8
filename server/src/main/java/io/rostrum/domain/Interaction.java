package io.rostrum.domain;

import java.util.List;

/** A way of voting: it turns marks into the counters that they count towards, or refuses them. */
public sealed interface Interaction permits Scoring, Upvote {

    Outcome count(Marks marks);

    /** What the marks of the holder of the pass count towards in that box. */
    static Outcome count(Marks marks, Box box, Pass pass, Snapshot all) {
        return switch (box) {
            case Name.OfTalk name ->
                all.talk(name)
                        .map(talk -> score(marks, talk.rule(), pass.role()))
                        .orElse(new Refused(Refusal.NO_SUCH_ITEM));
            case Name.OfQuestion name ->
                pass.role() != Role.ATTENDEE
                        ? new Refused(Refusal.NOT_ALLOWED)
                        : all.question(name)
                                .flatMap(question -> question.seenBy(pass, all))
                                .map(_ -> new Upvote().count(marks))
                                .orElse(new Refused(Refusal.NO_SUCH_ITEM));
        };
    }

    private static Outcome score(Marks marks, Rule rule, Role role) {
        return role.group()
                .filter(_ -> rule.lets(role))
                .map(group -> new Scoring(rule, group).count(marks))
                .orElse(new Refused(Refusal.NOT_ALLOWED));
    }

    /** What became of the marks. */
    sealed interface Outcome {}

    record Counters(List<String> names) implements Outcome {
        public Counters {
            names = List.copyOf(names);
        }
    }

    record Refused(Refusal refusal) implements Outcome {}
}
