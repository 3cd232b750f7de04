package io.pulsemill.startup;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FsConstants;

/** {@link InProcessLocalFileSystem} as renames see it ({@code FileContext}). */
public final class InProcessLocalFs extends DelegateToFileSystem {
  /** Made by Hadoop, by name and with these arguments. */
  public InProcessLocalFs(URI uri, Configuration conf) throws IOException, URISyntaxException {
    super(uri, new InProcessRawFileSystem(), conf, FsConstants.LOCAL_FS_URI.getScheme(), false);
  }

  @Override
  public int getUriDefaultPort() {
    return -1;
  }

  @Override
  public boolean isValidName(String path) {
    return true; // the operating system decides
  }
}
