import io.pulsemill.api.*;
import io.pulsemill.report.Shown;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
