/** A run as one HTML page: sections of tables and pictures, made of the files the run left. */
package io.pulsemill.report;
