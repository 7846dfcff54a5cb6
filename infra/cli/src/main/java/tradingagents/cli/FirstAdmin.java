package tradingagents.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException;
import tradingagents.local.template.UserPoolDef;
import tradingagents.model.failure.Failure;
import tradingagents.model.failure.FailureException;
import tradingagents.model.failure.Reason;

/**
 * The first administrator of a user pool that has none. The group is joined last: whoever is
 * interrupted before it gets a new password at the next start.
 */
final class FirstAdmin {
  private static final String GROUP = "admin";
  private static final int MOST_CHARACTERS = 128;
  private static final int PASSWORD_CHARACTERS = 24;

  /** Without those that look alike; symbols that no shell and no quotes take for their own. */
  private static final List<String> ALPHABETS =
      List.of("abcdefghijkmnopqrstuvwxyz", "ABCDEFGHJKLMNPQRSTUVWXYZ", "23456789", "-_.+=:@%");

  private final CognitoIdentityProviderClient client;
  private final UserPoolDef pool;
  private final RandomGenerator chance;

  FirstAdmin(CognitoIdentityProviderClient client, UserPoolDef pool, RandomGenerator chance) {
    this.client = client;
    this.pool = pool;
    this.chance = chance;
  }

  /** Refuses what is no address. */
  static void checkEmail(String email) {
    if (email.length() > MOST_CHARACTERS
        || !email.matches("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+")) {
      throw new FailureException(
          Reason.INVALID, "--admin is an e-mail address of at most 128 characters, not " + email);
    }
  }

  /** Makes the administrator where there is none, and tells the password. */
  void makeUnlessThere(String email, Consumer<String> tell) {
    if (exists()) {
      return;
    }
    try {
      client.adminCreateUser(user -> user.userPoolId(pool.id()).username(email));
    } catch (UsernameExistsException e) {
      // Left from a start that was interrupted, or somebody who is promoted by --admin.
    } catch (InvalidParameterException e) {
      throw new FailureException(
          new Failure(
              Reason.INVALID,
              "the user pool does not take " + email + " for an e-mail address; see --admin"),
          e);
    }
    String password = password();
    client.adminSetUserPassword(
        user -> user.userPoolId(pool.id()).username(email).password(password).permanent(true));
    tell.accept(password);
    client.adminAddUserToGroup(user -> user.userPoolId(pool.id()).username(email).groupName(GROUP));
  }

  private boolean exists() {
    for (UserType user : client.listUsers(all -> all.userPoolId(pool.id())).users()) {
      boolean admin =
          client
              .adminListGroupsForUser(of -> of.userPoolId(pool.id()).username(user.username()))
              .groups()
              .stream()
              .anyMatch(group -> group.groupName().equals(GROUP));
      if (admin) {
        return true;
      }
    }
    return false;
  }

  private String password() {
    int length = Math.max(PASSWORD_CHARACTERS, pool.passwordPolicy().minimumLength());
    List<Character> drawn = new ArrayList<>();
    // One of each kind, whatever the policy asks for; the rest from all kinds.
    ALPHABETS.forEach(alphabet -> drawn.add(from(alphabet)));
    String all = String.join("", ALPHABETS);
    while (drawn.size() < length) {
      drawn.add(from(all));
    }
    Collections.shuffle(drawn, chance);
    StringBuilder password = new StringBuilder();
    drawn.forEach(password::append);
    return password.toString();
  }

  private char from(String alphabet) {
    return alphabet.charAt(chance.nextInt(alphabet.length()));
  }

  /** Writes a password where only its owner can read it; an older file is replaced. */
  static Path keep(Path folder, String password) {
    Path file = folder.resolve("first-admin-password.txt");
    FileAttribute<?>[] onlyOwner =
        folder.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try {
      Files.deleteIfExists(file);
      Files.createFile(file, onlyOwner);
      Files.write(file, (password + "\n").getBytes(StandardCharsets.UTF_8));
      return file;
    } catch (IOException e) {
      throw new FailureException(
          new Failure(Reason.UNAVAILABLE, "the file " + file + " cannot be written"), e);
    }
  }
}
