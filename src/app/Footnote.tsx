/** What the figures are, how they were measured, and what they are not. */
import { formatCount } from './format.ts';
import { curveCount } from './specs.ts';
import { usePage } from './store.ts';

export function Footnote() {
  const manifest = usePage((page) => page.manifest);
  const curves = usePage((page) => page.curves);
  const samples = curves.status === 'ready' ? curveCount(curves.records) : null;
  return (
    <footer className="footnote">
      <h2>About the figures</h2>
      <div>
        <p>
          <strong>FID-proxy</strong> is a Fréchet distance between generated and real pictures, in the features of a
          small network trained on the same data. It is not the FID of the literature, which uses another network, and
          the two must not be compared. Lower is better; the floor is what two sets of real pictures score against each
          other.
          {samples !== null && ` The curves come with the model: ${formatCount(samples)} samples for each point.`} The
          live figure uses only pictures made on this page and is adjusted to the same sample count.
          {manifest?.captions && ' Their captions are drawn as training drew them.'}
        </p>
        <p>
          <strong>Time</strong> is measured on this device, in this tab, from the first step until the pictures are back
          in memory. The first run of each kind, which compiles, and runs that showed previews are left out. Other work
          on the machine shows in the bars.
        </p>
        {manifest !== null && (
          <p>
            <strong>{manifest.title}.</strong> {manifest.card.summary} {manifest.card.limits} Data:{' '}
            {manifest.card.data.name} ({manifest.card.data.licence}). Weights: {manifest.licence}.
          </p>
        )}
      </div>
    </footer>
  );
}
