package io.pulsemill.columnar;

/**
 * A column that is read.
 *
 * @param sensor whose readings it holds; 0 of other roles
 * @param position in the file's header, from 0
 */
record WantedColumn(Role role, int sensor, String name, int position) {}
