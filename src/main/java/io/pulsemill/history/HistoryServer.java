package io.pulsemill.history;

import io.pulsemill.job.JobCounters;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapreduce.TypeConverter;
import org.apache.hadoop.mapreduce.v2.api.HSClientProtocol;
import org.apache.hadoop.mapreduce.v2.api.protocolrecords.GetCountersRequest;
import org.apache.hadoop.mapreduce.v2.api.protocolrecords.GetJobReportRequest;
import org.apache.hadoop.mapreduce.v2.api.protocolrecords.GetTaskReportsRequest;
import org.apache.hadoop.mapreduce.v2.api.records.JobId;
import org.apache.hadoop.mapreduce.v2.api.records.TaskReport;
import org.apache.hadoop.mapreduce.v2.api.records.TaskType;
import org.apache.hadoop.mapreduce.v2.jobhistory.JHAdminConfig;
import org.apache.hadoop.net.NetUtils;
import org.apache.hadoop.yarn.ipc.YarnRPC;
import org.apache.hadoop.yarn.util.Records;
import org.jspecify.annotations.Nullable;

/**
 * MapReduce's history server, asked directly: {@code Job} would go by way of the ResourceManager,
 * needs a handle with a whole configuration for each job, and drops when ApplicationMasters
 * started.
 */
final class HistoryServer implements Closeable {
  private final Configuration conf;
  private final YarnRPC rpc;
  private final HSClientProtocol server;

  /** Connects with the first question. */
  HistoryServer(Configuration conf) {
    this.conf = conf;
    this.rpc = YarnRPC.create(conf);
    this.server =
        (HSClientProtocol)
            rpc.getProxy(HSClientProtocol.class, NetUtils.createSocketAddr(address()), conf);
  }

  /** Host and port. */
  String address() {
    return conf.get(JHAdminConfig.MR_HISTORY_ADDRESS, JHAdminConfig.DEFAULT_MR_HISTORY_ADDRESS);
  }

  /** The job's report, null if the server does not have it (yet). */
  org.apache.hadoop.mapreduce.v2.api.records.@Nullable JobReport job(JobId id) throws IOException {
    GetJobReportRequest request = Records.newRecord(GetJobReportRequest.class);
    request.setJobId(id);
    return server.getJobReport(request).getJobReport();
  }

  JobCounters counters(JobId id) throws IOException {
    GetCountersRequest request = Records.newRecord(GetCountersRequest.class);
    request.setJobId(id);
    return JobCounters.of(TypeConverter.fromYarn(server.getCounters(request).getCounters()));
  }

  /** The reports of all map and reduce tasks. */
  List<TaskReport> tasks(JobId id) throws IOException {
    return Stream.concat(tasks(id, TaskType.MAP).stream(), tasks(id, TaskType.REDUCE).stream())
        .toList();
  }

  private List<TaskReport> tasks(JobId id, TaskType type) throws IOException {
    GetTaskReportsRequest request = Records.newRecord(GetTaskReportsRequest.class);
    request.setJobId(id);
    request.setTaskType(type);
    return server.getTaskReports(request).getTaskReportList();
  }

  @Override
  public void close() {
    rpc.stopProxy(server, conf);
  }
}
