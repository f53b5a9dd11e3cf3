package it;

import lombok.Data;

@Data
public class Order {
  private String name;

  public static String nameOf(Order order) {
    order.setName(order.getName().trim());
    return order.getName();
  }
}
