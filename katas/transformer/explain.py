"""Questions on the Transformer: its parts, its positions, its families, its tokens and its costs."""


def encoder_block_parts():
    """What is an encoder block of the 2017 Transformer made of? Select the true statements.

    Statements:
        a. An encoder block has two sublayers, self-attention and a position-wise FFN, each wrapped in a
           residual connection and a LayerNorm.
        b. A decoder block of the encoder-decoder model has three sublayers: causal self-attention, cross-
           attention and FFN.
        c. The FFN mixes information between positions.
        d. The original FFN is Linear, ReLU, Linear with inner width 4 d_model (2048 for d_model = 512).
        e. The original paper used pre-norm.
        f. With inner width 4d, about two thirds of the non-embedding parameters of a decoder-only or encoder-
           only model sit in the FFNs.
        g. Positional encodings are concatenated to the token embeddings.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def positional_information():
    """How does a Transformer know the order of its tokens? Select the true statements.

    Statements:
        a. Without positional information a bidirectional encoder cannot tell "dog bites man" from "man bites
           dog".
        b. For a fixed offset k, the sinusoidal encoding PE(pos + k) is a linear function, a rotation, of
           PE(pos).
        c. Learned absolute position embeddings extrapolate to sequences longer than those in training.
        d. RoPE makes the score q.k depend on positions only through the relative offset.
        e. RoPE is added to the token embeddings at the input.
        f. ALiBi adds a linear penalty on distance to the scores and has no position vectors.
        g. A causal decoder without any explicit position signal can still infer some order, thanks to the
           mask.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def model_families_and_objectives():
    """What sets encoder-only, decoder-only and encoder-decoder models apart? Select the true statements.

    The question is also about their objectives, autoregressive and masked language modeling.

    Statements:
        a. GPT is decoder-only: each token is predicted from its left context, so every position gives a
           training signal.
        b. BERT predicts about 15 % of the tokens in each pass.
        c. BERT can be sampled from left to right exactly like GPT.
        d. A decoder-only model has no cross-attention.
        e. Decoder-only became dominant for generation partly because one objective serves both pretraining
           and use in context, and KV caching is simple.
        f. T5 is a decoder-only model.
        g. The loss of masked language modeling is computed on all tokens.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def norm_placement():
    """Pre-norm or post-norm: what does the place of LayerNorm change? Select the true statements.

    Statements:
        a. In post-norm models the gradients near the output are large at initialization, which is why warm-up
           was found necessary.
        b. Pre-norm keeps an unnormalized identity path from the input to the output of the stack.
        c. Pre-norm always reaches a better final quality than post-norm.
        d. In pre-norm models the variance of the residual stream tends to grow with depth.
        e. A pre-norm stack usually ends with one more LayerNorm.
        f. Moving the norm within a block changes the number of parameters of the block.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def vision_transformer():
    """How does a Vision Transformer see? Select the true statements.

    Statements:
        a. ViT-B/16 on a 224 x 224 image uses 196 patch tokens plus a class token.
        b. The patch embedding is equivalent to a convolution with kernel size = stride = patch size.
        c. ViT has a stronger prior for locality than a CNN.
        d. Trained on ImageNet-1k alone with basic augmentation, ViT trailed comparable ResNets in the
           original paper.
        e. ViT needs no position information, because patches are always fed in the same order.
        f. Halving the patch size multiplies the tokens by 4 and the cost of the attention scores by about 16.
        g. Learned position embeddings have to be interpolated when the input resolution changes.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def tokenizers_and_languages():
    """A model works on English and fails on German. What about its tokenizer? Select the true statements.

    Statements:
        a. A first suspect is the tokenizer, which splits German into many more and rarer pieces.
        b. The attention mechanism is specific to a language.
        c. Byte-level BPE never produces an unknown token.
        d. Higher fertility (tokens per word) means a shorter effective context and a higher cost per word.
        e. Lower-casing or stripping accents in preprocessing is harmless for German.
        f. Comparing tokens per word and the share of single-byte tokens between languages is a cheap
           diagnostic.

    Returns:
        str. The letters of the true statements in any order, for example "ac".
    """
    raise NotImplementedError


def gpt2_small_parameters():
    """How many parameters has GPT-2 small?

    Vocabulary 50257, context 1024 with learned positions, width 768, 12 blocks with an MLP of inner width
    3072, two LayerNorms per block and one at the end, biases in all linear layers and LayerNorms, output head
    tied to the token table and without a bias.

    Returns:
        int. The exact number of parameters.
    """
    raise NotImplementedError


def kv_cache_gibibytes():
    """How large is the KV cache of one sequence, in GiB?

    The model has 32 layers with 32 key-value heads of 128 dimensions each; the cache holds 4096 tokens in
    fp16, batch 1.

    Returns:
        float. The size in GiB (2^30 bytes), exact.
    """
    raise NotImplementedError


def training_flops():
    """How many FLOPs does it take to train a model of 1.3e9 parameters on 26e9 tokens?

    Use the rule C = 6 N D for N parameters and D tokens (2 N D forward, 4 N D backward; one multiply-add is
    two FLOPs).

    Returns:
        float. FLOPs in units of 1e20, to 2 decimals.
    """
    raise NotImplementedError
