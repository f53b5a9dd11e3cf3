package it;

import com.google.auto.value.AutoValue;

@AutoValue
abstract class Price {
  abstract int cents();

  static Price of(int cents) {
    return new AutoValue_Price(cents);
  }

  Price half() {
    return of(Template.half(cents()));
  }
}
