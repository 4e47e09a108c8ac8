package io.rostrum.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class QrPictureTest {

    private static final String LINK = "http://192.168.1.20:8080/s/482913";
    private static final int SCALE = 4;
    private static final int WHITE = 0xFFFFFF;

    @Test
    void a_terminal_with_colours_shows_a_code_that_can_be_read() throws Exception {
        String picture = new QrPicture(LINK).coloured();
        assertThat(picture.lines()).allMatch(line -> line.startsWith("\u001b[38;5;16;48;5;231m"));
        String blocks = picture.replaceAll("\u001b\\[[0-9;]*m", "");
        assertThat(read(pixels(blocks, "▀█", "▄█"))).isEqualTo(LINK);
    }

    @Test
    void a_dark_terminal_without_colours_shows_a_code_that_can_be_read() throws Exception {
        assertThat(read(pixels(new QrPicture(LINK).plain(), "▄ ", "▀ "))).isEqualTo(LINK);
    }

    @Test
    void the_image_is_a_code_that_can_be_read() throws Exception {
        String svg = new QrPicture(LINK).svg();
        int side = Integer.parseInt(svg.replaceFirst("(?s).*viewBox=\"0 0 (\\d+).*", "$1"));
        var dark = new boolean[side][side];
        var modules = Pattern.compile("M(\\d+),(\\d+)h1v1h-1z").matcher(svg);
        while (modules.find()) {
            dark[Integer.parseInt(modules.group(2))][Integer.parseInt(modules.group(1))] = true;
        }
        assertThat(read(dark)).isEqualTo(LINK);
    }

    @Test
    void a_quiet_zone_of_four_modules_surrounds_the_code() {
        List<String> lines = new QrPicture(LINK).plain().lines().toList();
        assertThat(lines.getFirst()).matches("█+");
        assertThat(lines.get(1)).matches("█+");
        assertThat(lines).allMatch(line -> line.startsWith("████") && line.endsWith("████"));
    }

    private static boolean[][] pixels(String blocks, String darkAbove, String darkBelow) {
        List<String> lines = blocks.lines().toList();
        var dark = new boolean[lines.size() * 2][lines.getFirst().length()];
        for (int row = 0; row < lines.size(); row++) {
            for (int x = 0; x < lines.get(row).length(); x++) {
                String block = lines.get(row).substring(x, x + 1);
                dark[row * 2][x] = darkAbove.contains(block);
                dark[row * 2 + 1][x] = darkBelow.contains(block);
            }
        }
        return dark;
    }

    private static String read(boolean[][] dark) throws Exception {
        int width = dark[0].length * SCALE;
        int height = dark.length * SCALE;
        var pixels = new int[width * height];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = dark[at / width / SCALE][at % width / SCALE] ? 0 : WHITE;
        }
        LuminanceSource source = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.PURE_BARCODE, true))
                .getText();
    }
}
