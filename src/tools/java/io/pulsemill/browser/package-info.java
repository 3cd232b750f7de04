/** Pages as a browser shows them: headless Chromium, through its driver. */
package io.pulsemill.browser;
