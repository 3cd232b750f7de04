/** Which engine would be the fastest, by a measurement and the tables and cluster there are. */
package io.pulsemill.advise;
