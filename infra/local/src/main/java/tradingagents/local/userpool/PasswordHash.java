package tradingagents.local.userpool;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A salted, slow hash of a password; the password itself is kept nowhere. */
record PasswordHash(String salt, String hash) {
  private static final int ITERATIONS = 210_000;
  private static final int HASH_BITS = 256;
  private static final int SALT_BYTES = 16;

  static PasswordHash of(String password, SecureRandom random) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    String text = Base64.getEncoder().encodeToString(salt);
    return new PasswordHash(text, derive(password, text));
  }

  boolean matches(String password) {
    return MessageDigest.isEqual(
        Base64.getDecoder().decode(hash), Base64.getDecoder().decode(derive(password, salt)));
  }

  private static String derive(String password, String salt) {
    PBEKeySpec spec =
        new PBEKeySpec(
            password.toCharArray(), Base64.getDecoder().decode(salt), ITERATIONS, HASH_BITS);
    try {
      byte[] derived =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return Base64.getEncoder().encodeToString(derived);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2", e);
    } finally {
      spec.clearPassword();
    }
  }
}
