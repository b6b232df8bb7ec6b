package io.stepwell.schemas.lake;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * ZSTD for Parquet pages without Hadoop: its codec lookup would read Hadoop's configuration, which
 * takes longer than a query.
 */
final class ZstdCodec implements CompressionCodecFactory {

  /** Measured on step rows: higher levels cost more time than they save space. */
  private static final int LEVEL = 3;

  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    if (codec != CompressionCodecName.ZSTD) {
      throw new LakeException("the lake's files are written with ZSTD, not with " + codec);
    }
    return new Compressor();
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    return switch (codec) {
      case ZSTD -> new Decompressor();
      case UNCOMPRESSED, SNAPPY, GZIP, LZO, BROTLI, LZ4, LZ4_RAW ->
          throw new LakeException("a file of the lake is compressed with " + codec + ", not ZSTD");
    };
  }

  @Override
  public void release() {}

  private static byte[] arrayOf(BytesInput input) {
    ByteBuffer bytes = input.toByteBuffer(HeapByteBufferAllocator.getInstance(), unused -> {});
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  private static final class Compressor implements BytesInputCompressor {
    private final ZstdCompressCtx context = new ZstdCompressCtx().setLevel(LEVEL);

    @Override
    public BytesInput compress(BytesInput bytes) throws IOException {
      return BytesInput.from(context.compress(arrayOf(bytes)));
    }

    @Override
    public CompressionCodecName getCodecName() {
      return CompressionCodecName.ZSTD;
    }

    @Override
    public void release() {
      context.close();
    }
  }

  private static final class Decompressor implements BytesInputDecompressor {

    @Override
    public BytesInput decompress(BytesInput bytes, int uncompressedSize) throws IOException {
      byte[] plain = new byte[uncompressedSize];
      check(Zstd.decompress(plain, arrayOf(bytes)), uncompressedSize);
      return BytesInput.from(plain);
    }

    @Override
    public void decompress(
        ByteBuffer input, int compressedSize, ByteBuffer output, int uncompressedSize)
        throws IOException {
      byte[] packed = new byte[compressedSize];
      input.get(packed);
      byte[] plain = new byte[uncompressedSize];
      check(Zstd.decompress(plain, packed), uncompressedSize);
      output.put(plain);
    }

    private static void check(long result, int expected) throws IOException {
      if (Zstd.isError(result) || result != expected) {
        throw new IOException("a compressed page of the file is damaged");
      }
    }

    @Override
    public void release() {}
  }
}
