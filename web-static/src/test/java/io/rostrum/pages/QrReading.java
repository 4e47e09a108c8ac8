package io.rostrum.pages;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Reads the code off a page as a phone's camera does: from its picture. */
final class QrReading {
    private QrReading() {}

    static String of(Page page) {
        try {
            BufferedImage seen = ImageIO.read(new ByteArrayInputStream(page.screenshot()));
            return read(seen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(BufferedImage seen) {
        int width = seen.getWidth();
        int height = seen.getHeight();
        int[] pixels = seen.getRGB(0, 0, width, height, null, 0, width);
        var bitmap = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return new QRCodeReader()
                    .decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true))
                    .getText();
        } catch (NotFoundException e) {
            throw new AssertionError("There is no QR code to be seen.", e);
        } catch (ReaderException e) {
            throw new AssertionError("The QR code cannot be read.", e);
        }
    }
}
