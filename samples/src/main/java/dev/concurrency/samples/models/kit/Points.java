package dev.concurrency.samples.models.kit;

import java.util.Random;

/** Something to compute: how far many points are from each other in the mean, by measuring each with each. */
public final class Points {
  private static final int POINTS = 16_000;
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

  /** Takes 150 to 300 milliseconds of CPU time. Sums up in order, which a compiler can neither vectorize nor leave out: it takes all models the same. */
  public double meanDistance() {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      for (int j = i + 1; j < x.length; j++) {
        double dx = x[i] - x[j];
        double dy = y[i] - y[j];
        sum += Math.sqrt(dx * dx + dy * dy);
      }
    }
    return sum / x.length / (x.length - 1) * 2;
  }
}
