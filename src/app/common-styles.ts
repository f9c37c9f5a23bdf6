/** The styles of what the page and the embed both show, before those that only one of them has. */
import '@fontsource-variable/inter/wght.css';
import './styles/base.css';
import './styles/dial.css';
import './styles/easel.css';
import './styles/controls.css';
import './styles/captions.css';
import './styles/charts.css';
import './styles/frontier.css';
import './styles/posters.css';
