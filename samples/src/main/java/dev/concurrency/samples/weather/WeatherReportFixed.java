package dev.concurrency.samples.weather;

import dev.concurrency.samples.support.RemoteService;
import dev.concurrency.samples.support.local.Summary;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the same service with one HTTP client, which keeps its connection open. */
public final class WeatherReportFixed {
  private static final int CITIES = 12;

  private final HttpClient http = HttpClient.newHttpClient();
  private final RemoteService weather;

  private WeatherReportFixed(RemoteService weather) {
    this.weather = weather;
  }

  private String in(int city) throws IOException, InterruptedException {
    return http.send(HttpRequest.newBuilder(weather.uri("/city/" + city)).build(), BodyHandlers.ofString()).body();
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    try (RemoteService service = RemoteService.start("sunny", Duration.ofMillis(1))) {
      WeatherReportFixed report = new WeatherReportFixed(service);
      int before = Thread.activeCount();
      for (int city = 1; city <= CITIES; city++) {
        report.in(city);
      }
      Summary.line("cities", CITIES);
      Summary.line("threads more than before", Thread.activeCount() - before);
    }
  }
}
