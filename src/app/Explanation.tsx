/** What a step budget is, in plain words. */

export function Explanation() {
  return (
    <section className="words" aria-label="What a step budget is">
      <p>
        Every picture starts as pure noise. One <em>step</em> is one run of the network: it looks at the noisy picture,
        names the clean one it believes in, and moves part of the way there. With a budget of one it must guess
        everything at once; with more it can correct itself. ∞ stands for the limit, ordinary diffusion, run here in 256
        steps. All budgets use one network, which is told the budget, and the same noise.
      </p>
    </section>
  );
}
