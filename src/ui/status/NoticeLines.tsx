/** One line below the header for each notice: a link of another version or to an unknown model, a new version of the page. */

import { noticeStore } from '../../session/notices.ts';
import { useMessages, useNotices } from '../kit/use-page.ts';

export function NoticeLines() {
  const { unknownLink, unknownModel, update } = useNotices();
  const messages = useMessages().share.notices;
  // The region is always there: what comes into it later is read out.
  return (
    <div className="notices" role="status">
      {unknownLink && (
        <p>
          {messages.unknownLink}
          <button type="button" onClick={() => noticeStore.setState({ unknownLink: false })}>
            {messages.dismiss}
          </button>
        </p>
      )}
      {unknownModel !== null && (
        <p>
          {messages.unknownModel({ model: unknownModel })}
          <button type="button" onClick={() => noticeStore.setState({ unknownModel: null })}>
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
          <button type="button" onClick={() => noticeStore.setState({ update: null })}>
            {messages.later}
          </button>
        </p>
      )}
    </div>
  );
}
