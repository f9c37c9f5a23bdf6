/** One line below the header for each notice: a link of another version, a new version of the page. */
import { useNotices } from '../../session/notices.ts';
import { useWords } from '../../session/store.ts';

export function NoticeLines() {
  const { unknownLink, update } = useNotices();
  const words = useWords().share.notices;
  // The region is always there: what comes into it later is read out.
  return (
    <div className="notices" role="status">
      {unknownLink && (
        <p>
          {words.unknownLink}
          <button type="button" onClick={() => useNotices.setState({ unknownLink: false })}>
            {words.dismiss}
          </button>
        </p>
      )}
      {update !== null && (
        <p>
          {words.update}
          <button type="button" onClick={update}>
            {words.reload}
          </button>
          <button type="button" onClick={() => useNotices.setState({ update: null })}>
            {words.later}
          </button>
        </p>
      )}
    </div>
  );
}
