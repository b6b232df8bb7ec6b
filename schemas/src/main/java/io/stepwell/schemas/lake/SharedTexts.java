package io.stepwell.schemas.lake;

import java.util.Arrays;
import org.apache.parquet.bytes.ByteBufferAllocator;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.values.dictionary.DictionaryValuesWriter.PlainBinaryDictionaryValuesWriter;
import org.apache.parquet.io.api.Binary;

/**
 * Parquet's dictionary for texts, quicker where the very same objects come again and again, as the
 * labels of a series do row after row: those are found without hashing their bytes. Measured on
 * rows of nine labels, that hashing was two fifths of all the work of writing.
 */
final class SharedTexts extends PlainBinaryDictionaryValuesWriter {

  private static final int SLOTS = 1 << 8;

  private final Binary[] known = new Binary[SLOTS];
  private final int[] ids = new int[SLOTS];

  SharedTexts(int maxDictionaryBytes, ByteBufferAllocator allocator) {
    super(maxDictionaryBytes, Encoding.RLE_DICTIONARY, Encoding.PLAIN, allocator);
  }

  @Override
  @SuppressWarnings("ReferenceEquality")
  public void writeBytes(Binary text) {
    int slot = System.identityHashCode(text) & (SLOTS - 1);
    if (known[slot] == text) {
      encodedValues.add(ids[slot]);
      return;
    }
    super.writeBytes(text);
    known[slot] = text;
    ids[slot] = binaryDictionaryContent.getInt(text);
  }

  @Override
  protected void clearDictionaryContent() {
    super.clearDictionaryContent();
    Arrays.fill(known, null);
  }
}
