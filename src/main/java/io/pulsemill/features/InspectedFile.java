package io.pulsemill.features;

import java.util.List;

/** What the client saw of a file of observations: its format and the names of its columns. */
record InspectedFile(ObservationFormat format, List<String> header) {}
