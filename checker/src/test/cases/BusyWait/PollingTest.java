/** Tests may poll, and so may what serves them. */
class PollingTest {
  private volatile boolean ready;

  void esphomeDeviceBuilder832_helperOfATestOk() throws InterruptedException {
    while (!ready) {
      Thread.sleep(10);
    }
  }
}
