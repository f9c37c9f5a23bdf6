/** The policy of the built pages. */
import { expect, test } from 'vitest';
import { securityPolicy } from './security-policy.ts';

test('an inline script is allowed by its hash, and nothing unsafe but WebAssembly', () => {
  const policy = securityPolicy('<script>alert(1)</script><script src="./a.js"></script>');
  // echo -n 'alert(1)' | openssl dgst -sha256 -binary | openssl base64
  expect(policy).toContain("'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
  expect(policy.match(/sha256-/g)).toHaveLength(1);
  expect(policy.match(/'[a-z-]*unsafe[a-z-]*'/g)).toEqual(["'wasm-unsafe-eval'"]);
});
