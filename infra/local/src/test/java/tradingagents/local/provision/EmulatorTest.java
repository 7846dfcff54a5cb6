package tradingagents.local.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/** Which addresses are an emulator's. */
class EmulatorTest {
  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:5000, http://127.0.0.1:5000, 127.0.0.1-5000",
    "http://localhost:4566/, http://localhost:4566, localhost-4566",
    "HTTPS://localhost.localstack.cloud, https://localhost.localstack.cloud,"
        + " localhost.localstack.cloud",
    "http://[::1]:4566, http://[::1]:4566, ---1--4566",
    "http://notamazonaws.com:1, http://notamazonaws.com:1, notamazonaws.com-1",
    "http://amazonaws.com.example.org, http://amazonaws.com.example.org, amazonaws.com.example.org"
  })
  void takes_scheme_host_and_port(String typed, String address, String folder) {
    assertThat(Emulator.at(typed)).hasToString(address);
    assertThat(Emulator.at(typed).folder()).isEqualTo(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://dynamodb.us-east-1.amazonaws.com",
        "https://DynamoDB.US-East-1.AmazonAWS.com",
        "https://sqs.us-east-1.amazonaws.com.",
        "http://amazonaws.com",
        "https://sqs.cn-north-1.amazonaws.com.cn",
        "https://dynamodb.us-east-1.api.aws",
        "https://abc.lambda-url.us-east-1.on.aws",
        "https://cognito-idp.eusc-de-east-1.amazonaws.eu",
        "https://localhost@dynamodb.us-east-1.amazonaws.com",
        "https://localhost:4566@dynamodb.us-east-1.amazonaws.com:443",
        "https://dynamodb.us-east-1.amazonaws.com/localhost",
        "https://dynamodb.us-east-1.amazonaws.com?@localhost",
        "https://dynamodb.us-east-1.amazonaws.com#@localhost"
      })
  void refuses_aws_itself_and_says_what_to_do(String typed) {
    assertThatThrownBy(() -> Emulator.at(typed))
        .isInstanceOfSatisfying(
            FailureException.class,
            refused -> assertThat(refused.failure().reason()).isEqualTo(Reason.INVALID))
        .hasMessageContaining("is AWS itself")
        .hasMessageContaining("sam deploy");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:4566",
        "127.0.0.1:4566",
        "ftp://localhost:4566",
        "http://",
        "http:///path",
        "http://local host:4566",
        "http://dynamodb.us-east-1.amazonaws.com\\@localhost",
        "http://dynamodb.us-east-1.amazonaws%2Ecom",
        "https://sqs.us-east-1.amazonaws.com..:443",
        "http://dynamodb.us-east-1.amazonaws\u3002com",
        "http://somebody:secret@localhost:4566",
        "http://localhost:4566/path",
        "http://localhost:4566?query",
        "http://localhost:4566#part",
        "http://localhost:0",
        "http://localhost:65536"
      })
  void refuses_what_is_no_bare_address_in_one_sentence(String typed) {
    assertThatThrownBy(() -> Emulator.at(typed))
        .isInstanceOfSatisfying(
            FailureException.class,
            refused -> assertThat(refused.failure().reason()).isEqualTo(Reason.INVALID))
        .hasMessageContaining("--aws-endpoint")
        .message()
        .doesNotContain("\n");
  }
}
