package io.rostrum.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One session for one test: its server, the pages that look at it and the peers that take part; after the test nothing of it is left, and no page has complained. */
final class Meeting implements AfterEachCallback {
    private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots"));
    private static final Path README_IMAGES = Path.of(System.getProperty("readme.images"));

    private final RostrumProcess rostrum;
    private final Watch watch = new Watch();
    private final List<BrowserContext> contexts = new ArrayList<>();
    private final List<AutoCloseable> others = new ArrayList<>();

    /** {@code arguments} of the server besides those that keep tests apart. */
    Meeting(String... arguments) {
        rostrum = RostrumProcess.start(arguments);
    }

    RostrumProcess rostrum() {
        return rostrum;
    }

    Watch watch() {
        return watch;
    }

    Links links() {
        return rostrum.links();
    }

    /** A phone whose person has just scanned the code. */
    Phone phone() {
        return phone(390, 844, links().base());
    }

    Phone phone(Cable cable) {
        return phone(390, 844, cable.base());
    }

    Phone phone(int width, int height) {
        return phone(width, height, links().base());
    }

    private Phone phone(int width, int height, String base) {
        Phone phone = blankPhone(width, height, base);
        phone.page().navigate(base + "/s/" + links().code());
        return phone;
    }

    /** A phone that has opened nothing yet. */
    Phone blankPhone(int width, int height, String base) {
        return new Phone(
                page(size(width, height).setIsMobile(true).setHasTouch(true).setDeviceScaleFactor(2), base));
    }

    Page projector() {
        return shown(1920, 1080, links().projector());
    }

    Page moderator() {
        return shown(1280, 800, links().moderator());
    }

    /** A moderator at the far end of a line. */
    Page moderator(Cable cable) {
        Page page = page(size(1280, 800), cable.base());
        page.navigate(links().moderator().replace(links().base(), cable.base()));
        return page;
    }

    Page speaker() {
        return shown(1024, 768, links().speaker());
    }

    Page reviewer() {
        return shown(1024, 768, links().reviewer());
    }

    Page shown(int width, int height, String place) {
        return shown(width, height, place, links().base());
    }

    /** A page that comes over a cable from another address. */
    Page shown(int width, int height, String place, String base) {
        Page page = page(size(width, height), base);
        page.navigate(place);
        return page;
    }

    /** A page for somebody who has asked for no less motion. */
    Page moving(int width, int height, String place) {
        Page page = page(size(width, height), links().base(), ReducedMotion.NO_PREFERENCE);
        page.navigate(place);
        return page;
    }

    private static Browser.NewContextOptions size(int width, int height) {
        return new Browser.NewContextOptions().setViewportSize(width, height);
    }

    private Page page(Browser.NewContextOptions options, String base) {
        return page(options, base, ReducedMotion.REDUCE);
    }

    private Page page(Browser.NewContextOptions options, String base, ReducedMotion motion) {
        options.setLocale("zh-CN").setTimezoneId("Asia/Shanghai").setReducedMotion(motion);
        BrowserContext context = Chromium.BROWSER.newContext(options);
        context.setDefaultTimeout(Chromium.PATIENCE);
        contexts.add(context);
        watch.over(context, base);
        return context.newPage();
    }

    Peer voter() {
        return kept(Peer.attendee(links()));
    }

    /** The moderator without a browser, for what a test needs done beside what it looks at. */
    Peer desk() {
        return kept(Peer.withKey(links(), "moderator"));
    }

    /** A reviewer without a browser. */
    Peer reviewing() {
        return kept(Peer.withKey(links(), "reviewer"));
    }

    Cable cable() {
        return kept(Cable.to(links().port()));
    }

    private <T extends AutoCloseable> T kept(T other) {
        others.add(other);
        return other;
    }

    /** What the page shows now, whole, for people to look at. */
    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** What the window shows, for the README: `-Dreadme.images=DIR` says where to. */
    static void pictureForReadme(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(README_IMAGES.resolve(name + ".png")));
    }

    @Override
    public void afterEach(ExtensionContext test) throws Exception {
        try (rostrum) {
            if (test.getExecutionException().isPresent()) {
                photograph("failed-" + test.getRequiredTestMethod().getName());
            }
            contexts.forEach(BrowserContext::close);
            for (AutoCloseable other : others) {
                other.close();
            }
        }
        if (test.getExecutionException().isEmpty()) {
            watch.sawNothing();
        }
    }

    private void photograph(String name) {
        int number = 1;
        for (BrowserContext context : contexts) {
            for (Page page : context.pages()) {
                picture(page, name + "-" + number++);
            }
        }
    }
}
