/** What the experiments share: how they measure, and what their tasks wait for or compute. Nothing here knows of any concurrency model. */
package dev.concurrency.samples.models.kit;
