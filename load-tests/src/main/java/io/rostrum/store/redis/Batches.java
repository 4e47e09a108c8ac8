package io.rostrum.store.redis;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import io.rostrum.domain.Ballot;
import io.rostrum.domain.Marks;
import io.rostrum.domain.Name;
import io.rostrum.domain.Person;
import io.rostrum.domain.SessionId;
import io.rostrum.store.Store;
import io.vertx.redis.client.Request;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;

/** What a rush of ballots looks like to the script that counts them; for measures only. */
public final class Batches {
    private static final List<String> CRITERIA = List.of("analysis", "conception", "fit", "guidance");
    private static final SessionId SESSION = new SessionId("s1");

    private Batches() {}

    /** So many ballots that score four criteria. */
    public static List<Store.Submitted> of(int ballots) {
        return IntStream.range(0, ballots).mapToObj(Batches::submitted).toList();
    }

    private static Store.Submitted submitted(int number) {
        int mark = 1 + number % 10;
        var marks = Marks.of(CRITERIA.stream().collect(toMap(identity(), _ -> BigDecimal.valueOf(mark))));
        List<String> counters = CRITERIA.stream()
                .map(criterion -> "audience:" + criterion + "/" + mark)
                .toList();
        var person = new Person("p%015d".formatted(number));
        return new Store.Submitted(new Ballot(person, new Name.OfTalk("1"), "r1", number + 1, marks, counters), false);
    }

    /** The call of the script with all of its arguments, as it goes to the client of Redis. */
    public static Request toArguments(List<Store.Submitted> ballots) {
        return RedisStore.casting(SESSION, ballots, "e1");
    }
}
