/** One line below the header for each notice: a link of another version, a new version of the page. */
import { useNotices } from '../../session/notices.ts';
import { useMessages } from '../../session/store.ts';

export function NoticeLines() {
  const { unknownLink, update } = useNotices();
  const messages = useMessages().share.notices;
  // The region is always there: what comes into it later is read out.
  return (
    <div className="notices" role="status">
      {unknownLink && (
        <p>
          {messages.unknownLink}
          <button type="button" onClick={() => useNotices.setState({ unknownLink: false })}>
            {messages.dismiss}
          </button>
        </p>
      )}
      {update !== null && (
        <p>
          {messages.update}
          <button type="button" onClick={update}>
            {messages.reload}
          </button>
          <button type="button" onClick={() => useNotices.setState({ update: null })}>
            {messages.later}
          </button>
        </p>
      )}
    </div>
  );
}
