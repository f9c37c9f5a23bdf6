/**
 * Says why nothing starts when the page's own script cannot be loaded: opened from disk, in a sandboxed frame, or a file that
 * did not arrive. Classic, as no other script runs in the first two. Deferred and first, so that it hears the error of the
 * module after it; `no-start` is sent by that module if what it loads in turn is lost.
 */
{
  const texts = {
    en: {
      failed: 'StepDial could not start here.',
      disk: 'Browsers do not run its scripts from disk. Serve this folder over HTTP.',
      lost: 'A part of it did not arrive.',
      open: 'Open it in its own tab',
      reload: 'Load it again',
    },
    de: {
      failed: 'StepDial konnte hier nicht starten.',
      disk: 'Von der Festplatte führen Browser sein Skript nicht aus. Stellen Sie diesen Ordner über HTTP bereit.',
      lost: 'Ein Teil ist nicht angekommen.',
      open: 'In eigenem Tab öffnen',
      reload: 'Neu laden',
    },
    es: {
      failed: 'StepDial no ha podido iniciarse aquí.',
      disk: 'Los navegadores no ejecutan su código desde el disco. Sirva esta carpeta por HTTP.',
      lost: 'Una parte no ha llegado.',
      open: 'Abrir en una pestaña propia',
      reload: 'Cargar de nuevo',
    },
    zh: {
      failed: 'StepDial 无法在此启动。',
      disk: '浏览器不会从磁盘运行其脚本。请通过 HTTP 提供此文件夹。',
      lost: '有一部分未能加载。',
      open: '在单独的标签页中打开',
      reload: '重新加载',
    },
  };
  const fromDisk = location.protocol === 'file:';
  const sandboxed = !fromDisk && self.origin === 'null';

  /** In the reader's language, with what helps: for a frame its own tab, for lost files another try. */
  function say() {
    const wanted = [
      new URLSearchParams(location.search).get('lang'),
      ...navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]),
    ];
    const language = wanted.find((name) => Object.hasOwn(texts, name ?? '')) ?? 'en';
    const words = texts[language];
    const line = document.createElement('p');
    line.lang = language;
    line.append(`${words.failed} `);
    if (fromDisk) line.append(words.disk);
    else {
      if (!sandboxed) line.append(`${words.lost} `);
      const link = document.createElement('a');
      link.href = sandboxed ? `./index.html${location.search}` : location.href;
      if (sandboxed) link.target = '_blank';
      link.textContent = sandboxed ? words.open : words.reload;
      line.append(link);
    }
    // As tall as the text: a host page gives a frame the height of what is in it.
    document.body.style.margin = line.style.margin = '0';
    document.getElementById('root').append(line);
    addEventListener('message', answer);
  }

  /** To the host page of a frame, which greets it once it has loaded. See docs/embed.md. */
  function answer({ source, origin, data }) {
    if (source !== parent || source === window || data?.stepdial !== 1 || data.type !== 'hello') return;
    const tell = (message) => parent.postMessage({ stepdial: 1, ...message }, origin === 'null' ? '*' : origin);
    const reason = sandboxed
      ? 'The frame is sandboxed without allow-same-origin, and its server does not send "Access-Control-Allow-Origin: *".'
      : 'A script of it did not arrive.';
    tell({ type: 'error', kind: 'frame', message: `StepDial could not start. ${reason}` });
    const { height } = document.documentElement.getBoundingClientRect();
    tell({ type: 'height', height: Math.ceil(height) });
  }

  const onError = ({ target }) => {
    if (target instanceof HTMLScriptElement && target.type === 'module') once();
  };
  const once = () => {
    removeEventListener('error', onError, true);
    removeEventListener('no-start', once);
    say();
  };
  addEventListener('error', onError, true);
  addEventListener('no-start', once);
}
