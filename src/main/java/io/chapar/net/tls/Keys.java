package io.chapar.net.tls;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.EllipticCurve;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Key pairs made from a host's own chance, so that the same seed gives the same keys. They protect
 * nothing: the hosts are simulated.
 */
public final class Keys {
  private Keys() {}

  /** A pair on the curve P-256. */
  public static KeyPair ec(RandomGenerator random) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec("secp256r1"));
      ECParameterSpec p256 = parameters.getParameterSpec(ECParameterSpec.class);
      BigInteger s =
          number(random, 256).mod(p256.getOrder().subtract(BigInteger.ONE)).add(BigInteger.ONE);
      KeyFactory factory = KeyFactory.getInstance("EC");
      return new KeyPair(
          factory.generatePublic(
              new ECPublicKeySpec(times(p256.getCurve(), p256.getGenerator(), s), p256)),
          factory.generatePrivate(new ECPrivateKeySpec(s, p256)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public key that belongs to a private one, RSA or EC. */
  public static PublicKey open(PrivateKey secret) {
    try {
      if (secret instanceof RSAPrivateCrtKey rsa) {
        return KeyFactory.getInstance("RSA")
            .generatePublic(new RSAPublicKeySpec(rsa.getModulus(), rsa.getPublicExponent()));
      }
      if (secret instanceof ECPrivateKey ec) {
        ECParameterSpec spec = ec.getParams();
        return KeyFactory.getInstance("EC")
            .generatePublic(
                new ECPublicKeySpec(times(spec.getCurve(), spec.getGenerator(), ec.getS()), spec));
      }
      throw new IllegalArgumentException("no public key for " + secret.getAlgorithm());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A pair on a named curve of the JDK, such as secp384r1; null if there is no such curve. */
  public static @Nullable KeyPair ec(String curve, RandomGenerator random) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(new ECGenParameterSpec(curve));
      ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
      BigInteger order = spec.getOrder();
      BigInteger s =
          number(random, order.bitLength()).mod(order.subtract(BigInteger.ONE)).add(BigInteger.ONE);
      PrivateKey secret =
          KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(s, spec));
      return new KeyPair(open(secret), secret);
    } catch (GeneralSecurityException e) {
      return null;
    }
  }

  /** An RSA pair: some 100 ms for 2048 bits, so only where somebody asks for it. */
  public static KeyPair rsa(int bits, RandomGenerator random) {
    BigInteger e = BigInteger.valueOf(65537);
    while (true) {
      BigInteger p = prime(bits / 2, random);
      BigInteger q = prime(bits - bits / 2, random);
      BigInteger n = p.multiply(q);
      BigInteger phi = p.subtract(BigInteger.ONE).multiply(q.subtract(BigInteger.ONE));
      if (n.bitLength() != bits || !phi.gcd(e).equals(BigInteger.ONE)) {
        continue;
      }
      BigInteger d = e.modInverse(phi);
      try {
        KeyFactory factory = KeyFactory.getInstance("RSA");
        return new KeyPair(
            factory.generatePublic(new RSAPublicKeySpec(n, e)),
            factory.generatePrivate(
                new RSAPrivateCrtKeySpec(
                    n,
                    e,
                    d,
                    p,
                    q,
                    d.mod(p.subtract(BigInteger.ONE)),
                    d.mod(q.subtract(BigInteger.ONE)),
                    q.modInverse(p))));
      } catch (GeneralSecurityException x) {
        throw new IllegalStateException(x);
      }
    }
  }

  /** Whether a private and a public key belong together. */
  public static boolean match(PrivateKey secret, PublicKey open) {
    try {
      if (!secret.getAlgorithm().equals(open.getAlgorithm())) {
        return false;
      }
      Signature signature = Signature.getInstance(signatureFor(secret));
      byte[] probe = {1, 2, 3};
      signature.initSign(secret);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(open);
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  /** The JDK's name of the signature that a key makes with SHA-256. */
  public static String signatureFor(PrivateKey key) {
    return key instanceof ECPrivateKey
        ? "SHA256withECDSA"
        : key instanceof RSAPrivateCrtKey || key.getAlgorithm().equals("RSA")
            ? "SHA256withRSA"
            : key.getAlgorithm();
  }

  /** A private key as PKCS #8 in PEM. */
  public static String pem(PrivateKey key) {
    return new Pem("PRIVATE KEY", key.getEncoded()).text();
  }

  private static BigInteger prime(int bits, RandomGenerator random) {
    while (true) {
      BigInteger candidate =
          number(random, bits).setBit(bits - 1).setBit(bits - 2).setBit(0).nextProbablePrime();
      if (candidate.bitLength() == bits) {
        return candidate;
      }
    }
  }

  private static BigInteger number(RandomGenerator random, int bits) {
    byte[] bytes = new byte[(bits + 7) / 8];
    random.nextBytes(bytes);
    return new BigInteger(1, bytes);
  }

  /** {@code k} times a point: double and add, in affine coordinates. */
  private static ECPoint times(EllipticCurve curve, ECPoint g, BigInteger k) {
    BigInteger p = ((ECFieldFp) curve.getField()).getP();
    ECPoint sum = ECPoint.POINT_INFINITY;
    for (int i = k.bitLength() - 1; i >= 0; i--) {
      sum = add(sum, sum, curve, p);
      if (k.testBit(i)) {
        sum = add(sum, g, curve, p);
      }
    }
    return sum;
  }

  private static ECPoint add(ECPoint a, ECPoint b, EllipticCurve curve, BigInteger p) {
    if (a.equals(ECPoint.POINT_INFINITY)) {
      return b;
    }
    if (b.equals(ECPoint.POINT_INFINITY)) {
      return a;
    }
    BigInteger x1 = a.getAffineX();
    BigInteger y1 = a.getAffineY();
    BigInteger slope;
    if (a.equals(b)) {
      slope =
          x1.multiply(x1)
              .multiply(BigInteger.valueOf(3))
              .add(curve.getA())
              .multiply(y1.shiftLeft(1).modInverse(p));
    } else if (x1.equals(b.getAffineX())) {
      return ECPoint.POINT_INFINITY;
    } else {
      slope = b.getAffineY().subtract(y1).multiply(b.getAffineX().subtract(x1).modInverse(p));
    }
    BigInteger x = slope.multiply(slope).subtract(x1).subtract(b.getAffineX()).mod(p);
    return new ECPoint(x, slope.multiply(x1.subtract(x)).subtract(y1).mod(p));
  }
}
