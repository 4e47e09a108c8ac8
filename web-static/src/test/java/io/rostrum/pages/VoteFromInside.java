package io.rostrum.pages;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;

/** A program that goes to a server where only those beside it can: it loads the phone page, votes, and says what came of it. */
final class VoteFromInside {
    private VoteFromInside() {}

    public static void main(String[] args) throws Exception {
        Links links = Links.read(Path.of(args[0])).orElseThrow();
        var page = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(links.base() + "/s/" + links.code()))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        System.out.println(
                page.statusCode() + (page.body().contains("<rostrum-phone>") ? " a phone page" : " no phone page"));
        try (Peer moderator = Peer.withKey(links, "moderator");
                Peer phone = Peer.attendee(links)) {
            moderator.move("scoring");
            phone.score(9, 8, 7, 6);
            moderator.awaits("tally/talk/1", tally -> tally.path("turnout").asInt() == 1);
            System.out.println("1 has scored");
        }
        System.exit(0);
    }
}
