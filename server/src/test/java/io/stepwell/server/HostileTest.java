package io.stepwell.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that mean no good, or make no sense: refused in good form, and never a failure. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileTest {

  private static final int MADE_UP = 10_000;
  private static final String RUN = "/cloud/v5/test_runs/1/";

  private final TestHome home = TestHome.create();
  private final TestServer server = TestServer.start(home);

  @BeforeAll
  void fill() {
    home.write(
        1,
        "test",
        """
        load run 1 start 1000
          counter http_reqs{name="a",status="200"} 1x9
          trend   http_req_duration{name="a"} [1 2]x9
        """);
  }

  @AfterAll
  void close() {
    server.close();
    home.close();
  }

  private void assertGoodForm(String target) {
    RawResponse response = server.get(target);
    assertThat(response.status()).as(target + "\n" + response).isNotEqualTo(500);
    assertThat(response.text())
        .as(target)
        .doesNotContain("Exception", "at io.stepwell", "at java.", home.directory().toString());
    if (response.status() >= 400) {
      assertThat(response.error()).as(target).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/../../etc/passwd",
        "/cloud/v5/test_runs/../../../etc/passwd/metrics",
        "/cloud/v5/test_runs/%2e%2e%2f%2e%2e%2fetc%2fpasswd/metrics",
        "/cloud/v5/test_runs/1%00/metrics",
        "/cloud/v5/test_runs/-1/metrics",
        "/cloud/v5/test_runs/99999999999999999999/metrics",
        "/cloud/v5/test_runs/1'%20OR%20'1'='1/metrics",
        "/cloud/v5/test_runs/1;DROP%20TABLE%20runs/metrics",
        "/cloud/v5/test_runs/١/metrics",
        "/cloud/v5/load_tests/1/metrics(test_run_ids=[1,1%20OR%201=1])",
        "/cloud/v6/load_tests?name=x'%20OR%20'1'='1",
        "/cloud/v6/test_runs?$skip=-1",
        "/cloud/v6/test_runs?$skip=99999999999",
        "/cloud/v6/test_runs?$orderby=id;DROP%20TABLE%20runs",
        "/cloud/v6/test_runs?created_after=%FF",
        "/cloud/v5/test_runs/1/label/..%2f..%2fetc/values",
        "//",
        "/%",
        "/%%",
        "/(",
        "/()",
        "/?",
        "/?%",
        "/?=",
        "/?&&&",
        "/#",
        "/cloud/v5/test_runs()/metrics",
        "/cloud/v5/test_runs(1)(1)/metrics",
        "/cloud/v5/test_runs/1/metrics()",
        "/cloud/v5/test_runs/1/metrics('')",
        "/cloud/v5/test_runs/1/query_range_k6",
        "/cloud/v5/test_runs/1/query_range_k6()",
        "/cloud/v5/test_runs/1/query_range_k6(",
        "/cloud/v5/test_runs/1/query_range_k6)",
        "/cloud/v5/test_runs/1/query_range_k6('')",
        "/cloud/v5/test_runs/1/query_range_k6(query='',metric='')",
        "/cloud/v5/test_runs/1/query_range_k6(query='rate',metric='http_reqs',step=0)",
        "/cloud/v5/test_runs/1/query_range_k6(query='rate',metric='http_reqs',step=-5)",
        "/cloud/v5/test_runs/1/query_range_k6(query='rate',metric='http_reqs',step=1e9)",
        "/cloud/v5/test_runs/1/query_range_k6(query='rate',metric='http_reqs',step=99999999999999999999)",
        "/cloud/v5/test_runs/1/query_range_k6(query='rate',metric='http_reqs',start=0,end=253402300799)",
        "/cloud/v5/test_runs/1/query_range_k6(query='rate',metric='http_reqs',start=-9999999999,end=9999999999,step=9999999)",
        "/cloud/v5/test_runs/1/query_range_k6(query='rate',metric='http_reqs',start=NaN)",
        "/cloud/v5/test_runs/1/query_aggregate_k6(query='max_rate(999999999999)',metric='http_reqs')",
        "/cloud/v5/test_runs/1/query_aggregate_k6(query='histogram_quantile(1e999)',metric='http_req_duration')",
        "/cloud/v5/test_runs/1/query_aggregate_k6(query='histogram_quantile(NaN)',metric='http_req_duration')",
        "/cloud/v5/test_runs/1/query_aggregate_k6(query='rate',metric='http_reqs{name=~\"(a*)*b\"}')",
        "/cloud/v5/test_runs/1/query_aggregate_k6(query='rate',metric='http_reqs{name=~\"(((((a{30}){30}){30}){30}){30}\"}')",
        "/cloud/v5/test_runs/1/query_aggregate_k6(query='rate',metric='http_reqs{name=~\"[\"}')",
        "/cloud/v5/test_runs/1/query_aggregate_k6(query='rate',metric='http_reqs{__name__=~\".*\",test_run_id=~\".*\"}')",
        "/cloud/v5/test_runs/1/series?match[]={}",
        "/cloud/v5/test_runs/1/series?match[]=",
        "/cloud/v5/test_runs/1/series?match[]={name=~\"\\\\",
        "/cloud/v5/test_runs/1/result_summary?$select=",
        "/metrics?x=1",
      })
  void known(String target) {
    assertGoodForm(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{", "a|", "(?:", "((a+)+)+", ")", "sum("})
  void longRepetitions(String piece) {
    String many = piece.repeat(50_000 / piece.length());
    for (String encoded : List.of(HttpDriver.plain(many), HttpDriver.plain("'" + many))) {
      assertGoodForm("/" + encoded);
      assertGoodForm(RUN + "query_aggregate_k6(query='" + encoded + "',metric='http_reqs')");
      assertGoodForm(
          RUN + "query_aggregate_k6(query='rate',metric='http_reqs{name=~\"" + encoded + "\"}')");
      assertGoodForm(RUN + "series?match[]={name=~\"" + encoded + "\"}");
    }
  }

  @Test
  void manyParameters() {
    assertGoodForm(RUN + "series?" + "match[]=a&".repeat(6000));
    assertGoodForm(RUN + "query_range_k6(" + "a=1,".repeat(15_000) + ")");
    assertGoodForm("/cloud/v5/load_tests/1/metrics(test_run_ids=[" + "1,".repeat(30_000) + "1])");
    assertGoodForm(
        RUN
            + "query_aggregate_k6(query='rate%20by%20("
            + "a,".repeat(20_000)
            + "a)',metric='http_reqs')");
  }

  @Test
  void madeUp() {
    Random random = new Random(20230524);
    String[] good = {
      RUN
          + "query_range_k6(query='increase%20by%20(name)',metric='http_reqs{status!=\"0\"}',step=5)",
      RUN + "query_aggregate_k6(query='histogram_quantile(0.95)',metric='http_req_duration')",
      RUN + "series?match[]=http_reqs{name=~\"a.*\"}",
      RUN + "label/name/values?match[]=http_reqs",
      "/cloud/v5/load_tests/1/query_aggregate_k6(query='rate',metric='http_reqs',test_run_ids=[1])",
      "/cloud/v6/test_runs?$top=1&$orderby=created%20desc",
    };
    String odd = "'\"(){}[],=~!\\/%?&#|+-.0129aZ_*$;:<>^`\u007f";
    for (int i = 0; i < MADE_UP; i++) {
      StringBuilder target = new StringBuilder(good[random.nextInt(good.length)]);
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        int at = 1 + random.nextInt(target.length() - 1);
        switch (random.nextInt(4)) {
          case 0 -> target.deleteCharAt(at);
          case 1 -> target.insert(at, odd.charAt(random.nextInt(odd.length())));
          case 2 -> target.setCharAt(at, odd.charAt(random.nextInt(odd.length())));
          default -> target.insert(at, "%" + String.format("%02x", random.nextInt(256)));
        }
      }
      String made = target.toString();
      RawResponse response = server.get(made);
      assertThat(response.status()).as(made).isIn(200, 400, 404);
    }
  }
}
