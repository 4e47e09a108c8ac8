package io.rostrum.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.rostrum.Program;
import io.rostrum.domain.Links;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that is taken while people vote is put into a Redis on another disk, and everything is there under the same links. */
class BackupTest {
    @TempDir
    private Path directory;

    @Test
    void what_was_copied_while_people_voted_is_all_there_in_another_redis() throws Exception {
        Secrets secrets = Secrets.make(directory.resolve("secrets"));
        Path copy = directory.resolve("copy.rdb");
        Links before;
        String epoch;
        try (var redis = RedisProgram.start(directory.resolve("one"), secrets);
                var node = node(secrets, redis)) {
            before = node.links();
            Voting.open(before);
            try (Phone phone = Voting.phone(before, 1)) {
                epoch = phone.welcome().getString("epoch");
                assertThat(Voting.vote(phone).getString("t")).isEqualTo("Ok");
                backup(secrets, redis, copy);
                assertThat(redis.ask("acl", "log")).isEmpty();
            }
        }
        Program.run(directory.resolve("log"), Map.of(), command("restore", copy.toString(), other().toString()));
        try (var redis = RedisProgram.start(other(), secrets);
                var node = node(secrets, redis)) {
            Links after = node.links();
            assertThat(after.code()).isEqualTo(before.code());
            assertThat(after.keys()).isEqualTo(before.keys());
            assertThat(recount(secrets, redis, after)).contains("1 ballot");
            try (Phone back = Voting.phone(after, 1)) {
                hasItsVote(back.welcome(), epoch);
            }
        }
    }

    private Path other() {
        return directory.resolve("two");
    }

    private NodeProgram node(Secrets secrets, RedisProgram redis) throws Exception {
        Path at = secrets.redisAt(redis.port(), directory.resolve("at" + redis.port()));
        return NodeProgram.start(directory.resolve("node"), secrets, at, Map.of("ROSTRUM_PORT", "0"));
    }

    private void backup(Secrets secrets, RedisProgram redis, Path copy) throws Exception {
        Program.run(
                directory.resolve("log"),
                Map.of("REDISCLI_AUTH", secrets.text("redis-backup")),
                command("backup", copy.toString(), "--user", "backup", "-p", Integer.toString(redis.port())));
    }

    private static List<String> command(String name, String... arguments) {
        var command =
                new java.util.ArrayList<>(List.of(Deploy.file("deploy/" + name).toString()));
        command.addAll(List.of(arguments));
        return command;
    }

    private String recount(Secrets secrets, RedisProgram redis, Links links) throws Exception {
        Path at = secrets.redisAt(redis.port(), directory.resolve("at" + redis.port()));
        return Program.run(
                directory.resolve("recount"),
                Map.of(),
                Program.rostrum(List.of(), List.of("@" + at, "recount", links.code())));
    }

    /** Another Redis is another epoch; the phone's own ballot is in its Welcome. */
    private static void hasItsVote(JsonObject welcome, String epoch) {
        assertThat(welcome.getString("epoch")).isNotEqualTo(epoch);
        assertThat(welcome.getJsonObject("ballots").getJsonObject("talk/1").getJsonObject("marks"))
                .isEqualTo(Voting.MARKS);
        assertThat(welcome.getJsonObject("items").getJsonObject("tally/talk/1").getInteger("turnout"))
                .isEqualTo(1);
    }
}
