package io.rostrum.pages;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Reads the code off a page as a phone's camera does: from pictures, taken from more or less near, until one can be read. */
final class QrReading {
    private static final double[] NEAR = {1, 1.5, 0.75, 2};

    private QrReading() {}

    static String of(Page page) {
        page.waitForFunction("() => [...document.images].every(image => image.complete && image.naturalWidth > 0)");
        ReaderException last = NotFoundException.getNotFoundInstance();
        for (double near : NEAR) {
            try {
                return read(scaled(picture(page), near));
            } catch (ReaderException next) {
                last = next;
            }
        }
        throw new AssertionError("There is no QR code that can be read.", last);
    }

    private static BufferedImage picture(Page page) {
        try {
            return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage scaled(BufferedImage seen, double times) {
        var scaled = new BufferedImage(
                (int) (seen.getWidth() * times), (int) (seen.getHeight() * times), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = scaled.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(seen, 0, 0, scaled.getWidth(), scaled.getHeight(), null);
        pen.dispose();
        return scaled;
    }

    private static String read(BufferedImage seen) throws ReaderException {
        int width = seen.getWidth();
        int height = seen.getHeight();
        int[] pixels = seen.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader()
                .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                .getText();
    }
}
