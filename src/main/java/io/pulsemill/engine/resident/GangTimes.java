package io.pulsemill.engine.resident;

import java.time.Duration;

/**
 * How long a gang waits.
 *
 * @param toForm for the first word of each member, from the gang's beginning
 * @param toReturn for a silent member, once all have come
 * @param patience of a caller for a reply, before it asks again
 */
record GangTimes(Duration toForm, Duration toReturn, Duration patience) {}
