package dev.concurrency.samples.models.kit;

import java.util.Random;

/** Something to compute: which two of many points lie closest to each other, by comparing each with each. */
public final class Points {
  private static final int POINTS = 14_000;
  private static final Points SAME_FOR_ALL = new Points(new Random(1));

  private final double[] x = new double[POINTS];
  private final double[] y = new double[POINTS];

  private Points(Random random) {
    for (int i = 0; i < POINTS; i++) {
      x[i] = random.nextDouble();
      y[i] = random.nextDouble();
    }
  }

  public static Points points() {
    return SAME_FOR_ALL;
  }

  /** Takes some hundred milliseconds of CPU time, or less. */
  public double closestDistance() {
    double closest = Double.MAX_VALUE;
    for (int i = 0; i < x.length; i++) {
      for (int j = i + 1; j < x.length; j++) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        closest = Math.min(closest, dx * dx + dy * dy);
      }
    }
    return Math.sqrt(closest);
  }
}
