package io.rostrum.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The longest titles and questions, six criteria and half steps: nothing is cut, and places are by the exact scores. */
class ScreenLongTest {
    private static final String CHINESE = "关于运用新技术手段提升服务群众能力的若干思考".repeat(5).substring(0, 100);
    private static final String ENGLISH =
            "Artificial intelligence in the service of public security: lessons of twelve cases from the frontline";
    private static final String LONG = "数据分散在不同部门，口径不一，更新不及时，想用却用不上；".repeat(12).substring(0, 300);
    private static final String WIFI = "Training Centre Guests";
    private static final List<String> CRITERIA = List.of("a", "b", "c", "d", "e", "f");

    @RegisterExtension
    private final Meeting meeting = new Meeting("--series", series().toString(), "--wifi", WIFI);

    private final Peer desk = meeting.desk();
    private final List<Page> walls = List.of(
            meeting.projector(),
            meeting.shown(1024, 768, meeting.links().projector()),
            meeting.shown(1280, 720, meeting.links().projector()),
            meeting.shown(3840, 2160, meeting.links().projector()));

    @Test
    void long_texts_are_whole_on_every_wall() {
        walls.forEach(wall -> Wall.says(wall, "[data-wifi]", "Wi-Fi：" + WIFI));
        whole("lobby", "lobby");
        talk("1", 5);
        Peer curious = meeting.voter();
        curious.asks("qa", LONG);
        curious.asks("qb", LONG);
        move("questions", "1");
        walls.forEach(wall -> Wall.see(wall, "[data-question=qa]"));
        whole("questions", "long questions");
        desk.spotlight("qa");
        walls.forEach(wall -> Wall.says(wall, ".spotlight", LONG));
        whole("questions", "long question");
        desk.move("reveal");
        walls.forEach(wall -> Wall.see(wall, "[data-step=number] [data-overall]"));
        whole("reveal", "six criteria");
        talk("2", 5);
        move("reveal", "2");
        whole("reveal", "english");
        the_close();
    }

    private void talk(String talk, double mark) {
        move("talk", talk);
        whole("talk", "talk " + talk);
        move("scoring", talk);
        walls.forEach(wall -> Wall.says(wall, "[data-result=few]", "满 5 票后显示分数"));
        String round = desk.item("talk/" + talk).path("round").asText();
        IntStream.range(0, 6).forEach(_ -> meeting.voter().say("Cast", ballot("talk/" + talk, round, mark)));
        walls.forEach(wall -> Wall.says(wall, ".tally[data-turnout='6'] .few", "揭晓后显示分数"));
        walls.forEach(wall -> Wall.seeNo(wall, "[data-overall], .criteria"));
        whole("scoring", "scoring " + talk);
    }

    private static Map<String, Object> ballot(String box, String round, double mark) {
        var marks = new TreeMap<String, Double>();
        CRITERIA.forEach(criterion -> marks.put(criterion, mark - 0.5));
        return Map.of("box", box, "round", round, "seq", 1, "marks", marks);
    }

    private void move(String phase, String talk) {
        desk.awaits("talk/" + talk, item -> !item.isMissingNode());
        desk.say("Move", Map.of("phase", phase, "talk", talk));
        desk.awaits(
                "session",
                item -> item.at("/stage/phase").asText().equals(phase)
                        && item.at("/stage/talk").asText().equals(talk));
    }

    private void the_close() {
        desk.say("Move", Map.of("phase", "closed"));
        walls.forEach(wall -> {
            assertThat(wall.locator("[data-place='1']")).hasCount(2);
            Wall.says(wall, "[data-closing='2']", "第 1 名");
        });
        whole("closed", "closed");
    }

    private void whole(String scene, String state) {
        walls.forEach(wall -> {
            Wall.shows(wall, scene);
            Meeting.picture(wall, "screen-long-" + state.replace(' ', '-') + "-" + wall.viewportSize().width);
            Wall.isWhole(wall, state);
        });
    }

    private static Path series() {
        String criteria = CRITERIA.stream()
                .map(id -> "{\"id\":\"%s\",\"weight\":1,\"name\":{\"zh-Hans\":\"与本职工作契合度\"}}".formatted(id))
                .collect(Collectors.joining(","));
        String talks = Stream.of(CHINESE, ENGLISH)
                .map(title -> "{\"title\":\"%s\",\"speaker\":\"主讲人甲\",\"department\":\"政治安全处\",\"minutes\":20}"
                        .formatted(title))
                .collect(Collectors.joining(","));
        String text = """
                {"series":{"title":"以讲促学","subtitle":"机关干部理论政策学习和业务技能交流","language":"zh-Hans",
                 "rule":{"scale":{"min":1,"max":5,"step":0.5},"criteria":[%s],"trim":0.1,
                  "groups":[{"id":"audience","weight":1}],"minimumTurnout":5,"reveal":"afterClose"}},
                 "sessions":[],"next":{"number":20,"date":"2025-02-21","venue":"机关会议室","talks":[%s]}}
                """.formatted(criteria, talks);
        try {
            Path file = Files.createTempFile("series", ".json");
            file.toFile().deleteOnExit();
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
